import { createHmac } from 'node:crypto';
import { sameSecret } from '../../pool/same-secret.ts';
import { checkSecretHash } from '../../pool/secret-hash.ts';
import type { Asked } from '../asked.ts';
import type { Reading } from '../reading.ts';

/**
 * Reads a SECRET_HASH, and where a secret, client and user are told, whether it was made of them. Neither the hash nor
 * the secret is kept.
 */
export function readSecretHash(text: string, { secret, client, user }: Asked): Reading | undefined {
  const hash = text.trim();
  const isHex = /^[0-9a-f]{64}$/i.test(hash);
  if (!isHex && !/^[A-Za-z0-9+/]{43}=$/.test(hash)) return undefined;
  if (secret === undefined || client === undefined || user === undefined) {
    return {
      kind: 'SECRET_HASH',
      says: isHex ? 'in hexadecimal, where the service expects base64' : 'in base64, as it must be',
      found: {},
      told: isHex
        ? [
            {
              cause: 'secret-hash-wrong',
              evidence: { says: 'The hash is in hexadecimal; it must be in base64.', speaks: 'settles it' },
            },
          ]
        : [],
      notes: [
        'To check what it was made of, tell the client, the user and where its secret is: --client ID --user NAME --secret-from VARIABLE.',
      ],
    };
  }
  const problem = wrongness(hash, isHex, { secret, client, user });
  return {
    kind: 'SECRET_HASH',
    says:
      problem === undefined
        ? `right for client ${client}, that user and that secret`
        : 'wrong for that client, user and secret',
    found: { sentBy: client },
    told: [
      problem === undefined
        ? {
            cause: 'secret-hash-wrong',
            evidence: {
              says: 'The hash was made with this secret, for this user and client.',
              speaks: 'rules it out',
            },
          }
        : { cause: 'secret-hash-wrong', evidence: { says: problem, speaks: 'settles it' } },
    ],
  };
}

/** What is wrong with the hash; undefined where nothing is. */
function wrongness(
  hash: string,
  isHex: boolean,
  made: { readonly secret: string; readonly client: string; readonly user: string },
): string | undefined {
  const { secret, client, user } = made;
  const base64 = isHex ? Buffer.from(hash, 'hex').toString('base64') : hash;
  const isOf = (...words: readonly string[]) =>
    sameSecret(createHmac('sha256', secret).update(words.join('')).digest('base64'), base64);
  if (checkSecretHash(secret, user, client, base64)) {
    return isHex ? 'The hash is the right one in hexadecimal; it must be in base64.' : undefined;
  }
  if (isOf(client, user))
    return 'The hash was made of the client id and then the user name; it must be the other way round.';
  if (isOf(user)) return 'The hash was made of the user name alone; the client id must follow it.';
  if (isOf(user.toLowerCase(), client))
    return 'The hash was made for the user name in lower case; it must be as it is sent.';
  if (isOf(user.trim(), client)) return 'The hash was made for the user name without the spaces around it.';
  return 'The hash was not made with this secret for this user and client.';
}
