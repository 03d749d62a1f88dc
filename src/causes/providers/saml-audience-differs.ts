import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { type Evidence, settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import type { Known } from '../known.ts';
import { askedPoolId } from '../sender.ts';
import type { Sight } from '../sight.ts';

/** What a pool is called in SAML. */
const entity = /urn:amazon:cognito:sp:([\w-]+_[0-9A-Za-z]+)/;

export const samlAudienceDiffers = describeCause({
  id: 'saml-audience-differs',
  title: 'The SAML provider answers for another audience than the pool',
  seen: [
    { at: 'sign-in page', text: '<audience> is not a valid audience for this Response<more>' },
    {
      at: 'sign-in page',
      text: "AADSTS700016: Application with identifier 'urn:amazon:cognito:sp:<pool>' was not found in the directory <directory>",
    },
    ...['Invalid SAML response received', 'Error in SAML response processing'].flatMap(
      (begin): readonly Sight[] => [
        { at: 'callback', text: `${begin}: Audience <text>` },
        { at: 'callback', text: `${begin}: <text> audience` },
        { at: 'callback', text: `${begin}: <text> audience <more>` },
        { at: 'callback', text: `${begin}: <text>urn:amazon:cognito:sp:<pool>` },
      ],
    ),
  ],
  means:
    'A pool takes a SAML assertion only where its AudienceRestriction names the pool, as urn:amazon:cognito:sp:POOL_ID. The ' +
    'provider has no audience set up, or that of another pool or stage; it may also refuse to begin, since it knows no ' +
    'application of that name.',
  toldApart:
    'Decode the SAMLResponse that the browser sends to /saml2/idpresponse: the text of Audience is not exactly ' +
    'urn:amazon:cognito:sp: with the id of the pool, whose capital letters count.',
  fix:
    'Set the audience of the application at the provider (also called Entity ID, Identifier or Audience URI) to ' +
    'urn:amazon:cognito:sp:POOL_ID, and its reply address to https://DOMAIN/saml2/idpresponse of the same pool.',
  likely: 60,
  judge: judgedBy(function* (known) {
    for (const text of textsOf(known)) {
      const [, named] = entity.exec(text) ?? [];
      if (named !== undefined) yield* held(known, named);
    }
  }),
  settledBy: filledIn(
    'aws cognito-idp describe-identity-provider --user-pool-id POOL_ID --provider-name PROVIDER --region REGION',
  ),
  source: documented('cognito-user-pools-saml-idp-things-to-know'),
});

function textsOf({ errors, addresses }: Known): readonly string[] {
  return [
    ...errors.map(({ message = '' }) => message),
    ...addresses.map(({ errorDescription = '' }) => errorDescription),
  ];
}

/** The pool that the text names against the one that is asked. */
function* held(known: Known, named: string): Iterable<Evidence> {
  const asked = askedPoolId(known);
  if (asked === undefined) yield speaksFor(`The text names pool ${named}.`);
  else if (asked === named)
    yield speaksAgainst(`The text names pool ${named}, which is the one that was asked.`);
  else yield settles(`The text names pool ${named}; the sign-in is one of pool ${asked}.`);
}
