import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const refreshTokenUnreadable = defineCause<{ client: string }>({
  id: 'refresh-token-unreadable',
  title: 'What came as refresh token is none of this pool',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid Refresh Token',
  },
  means:
    "The text does not open as a refresh token of the app client's pool: cut short, altered, of " +
    'another pool or another service.',
  toldApart: "It does not decrypt with the pool's key.",
  fix: 'Send the RefreshToken of the sign-in, whole, to the pool that gave it.',
  likely: 18,
  seen: [{ at: 'API', error: 'NotAuthorizedException', text: 'Invalid Refresh Token.' }],
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    for (const { use } of known.tokens)
      if (use === 'id' || use === 'access')
        yield speaksFor(`What is at hand is an ${use} token, no refresh token.`);
  }),
  source: documented('amazon-cognito-user-pools-using-the-refresh-token'),
});
