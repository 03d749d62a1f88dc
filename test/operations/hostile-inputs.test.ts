import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { anyCharacter } from '../any-character.ts';
import { publicA, signature } from '../pool/srp-client.ts';
import { client, description, poolId } from './described.ts';
import { onBothEngines } from './engines.ts';
import { person } from './people.ts';
import { srpTimestamp } from './srp-time.ts';
import { listOf, newPool } from './user-pools.ts';

/** RFC 3526 #15: 2^3072 - 2^3008 - 1 + 2^64 * ([2^2942 pi] + 1690314). */
const N = BigInt(
  `0x${[
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD',
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED',
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F',
    '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B',
    'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510',
    '15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7',
    'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C',
    'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
  ].join('')}`,
);

onBothEngines({ pools: description }, wire => {
  describe('SRP_A', () => {
    const begin = async (USERNAME: string, SRP_A: string) => {
      const { status, text } = await wire().call('InitiateAuth', {
        ClientId: client.open,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME, SRP_A },
      });
      return { status, ...JSON.parse(text) };
    };

    // With A = 0 mod N both sides reach S = 0, whatever the password; the key follows from u, which is public.
    for (const [name, A] of [
      ['0', 0n],
      ['N', N],
      ['2 N', 2n * N],
      ['N squared', N * N],
    ] as const) {
      test(`${name} proves nothing, with the key that everyone can reach`, async () => {
        const { name: user } = await person(wire());
        const challenge = await begin(user, A.toString(16));
        if (challenge.status === 400) {
          assert.equal(challenge.__type, 'InvalidParameterException');
          return;
        }
        const { SECRET_BLOCK } = challenge.ChallengeParameters;
        const TIMESTAMP = srpTimestamp(wire().clock.now());
        for (const key of keysOfZero(A, BigInt(`0x${challenge.ChallengeParameters.SRP_B}`))) {
          const claim = signature(key, poolId.slice(poolId.indexOf('_') + 1), user, SECRET_BLOCK, TIMESTAMP);
          const { status, text } = await wire().call('RespondToAuthChallenge', {
            ClientId: client.open,
            ChallengeName: 'PASSWORD_VERIFIER',
            ChallengeResponses: {
              USERNAME: user,
              PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
              PASSWORD_CLAIM_SIGNATURE: claim,
              TIMESTAMP,
            },
          });
          assert.deepEqual([status, JSON.parse(text).__type], [400, 'NotAuthorizedException']);
        }
      });
    }

    test('is a challenge or a plain refusal, whatever it is', async () => {
      const { name: user } = await person(wire());
      const texts = fc.oneof(
        fc.string({ unit: anyCharacter, minLength: 1 }),
        fc.stringMatching(/^[0-9a-fA-F]{1,1600}$/),
        fc.constantFrom(
          '-1',
          '0x10',
          'f'.repeat(100_000),
          '0'.repeat(5_000),
          (N - 1n).toString(16),
          '1',
          ' 1',
        ),
        fc.constantFrom(publicA(5n), publicA(5n).toUpperCase(), `0${publicA(5n)}`),
      );
      await fc.assert(
        fc.asyncProperty(texts, async text => {
          const { status, __type: type, ChallengeName } = await begin(user, text);
          if (status === 200) assert.equal(ChallengeName, 'PASSWORD_VERIFIER');
          else assert.deepEqual([status, type], [400, 'InvalidParameterException'], type);
        }),
        { numRuns: 60, seed: 1 },
      );
    });
  });

  describe('the values of attributes', () => {
    test('come back as they were given, whatever they are', async () => {
      const { UserPoolId } = await newPool(wire());
      const Username = 'anna';
      await wire().ok('AdminCreateUser', { UserPoolId, Username, MessageAction: 'SUPPRESS' });
      const values = fc.oneof(
        fc.string({ unit: anyCharacter, maxLength: 300 }),
        fc.string({ unit: 'grapheme-composite', maxLength: 300 }),
        fc.constantFrom('\0', "'; --", '$1', '\\u0000', '\\', '"', '\u{10FFFF}', '\uFEFF', '\r\n', '{"a":1}'),
      );
      await fc.assert(
        fc.asyncProperty(values, async Value => {
          const UserAttributes = [{ Name: 'nickname', Value }];
          await wire().ok('AdminUpdateUserAttributes', { UserPoolId, Username, UserAttributes });
          const { UserAttributes: kept = [] } = await wire().ok('AdminGetUser', { UserPoolId, Username });
          const given = kept.find(({ Name }) => Name === 'nickname')?.Value ?? '';
          assert.equal(given, Value.toWellFormed());
        }),
        { numRuns: 60, seed: 1 },
      );
    });
  });

  describe('the filter of ListUsers', () => {
    const names = [
      'Anna',
      'anna',
      'Anna B',
      'An"na',
      'An\\na',
      'Änna',
      'ann%',
      'ann_',
      "an'n",
      'annanna',
      '日本',
    ];

    test('finds those whose value equals or begins so, without regard to case', async () => {
      const { UserPoolId } = await newPool(wire());
      for (const [index, name] of names.entries()) {
        const Username = `user${index}`;
        const UserAttributes = listOf({ name });
        await wire().ok('AdminCreateUser', {
          UserPoolId,
          Username,
          UserAttributes,
          MessageAction: 'SUPPRESS',
        });
      }
      const prefix = fc
        .constantFrom(...names)
        .chain(name => fc.nat({ max: name.length }).map(length => name.slice(0, length)));
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(prefix, fc.constantFrom(...names), fc.string({ maxLength: 3 })),
          fc.constantFrom('=', '^='),
          fc.constantFrom('', ' ', '\t'),
          async (value, match, gap) => {
            const Filter = `name${gap}${match}${gap}"${value.replaceAll(/["\\]/g, '\\$&')}"`;
            const { Users = [] } = await wire().ok('ListUsers', { UserPoolId, Filter });
            const found = Users.map(user => user.Attributes?.find(({ Name }) => Name === 'name')?.Value);
            const wanted = names.filter(name =>
              match === '='
                ? name.toLowerCase() === value.toLowerCase()
                : name.toLowerCase().startsWith(value.toLowerCase()),
            );
            assert.deepEqual(found.sort(), wanted.sort());
          },
        ),
        { numRuns: 80, seed: 1 },
      );
    });

    test('is read or refused, whatever it is', async () => {
      const parts = fc.constantFrom(
        ...['name', 'email', 'status', 'sub', 'custom:a', 'cognito:user_status', '"', '\\', '=', '^=', ' '],
        ...['and', 'or', '(', ')', "'", '%', '_', '\0', 'a', '日', '!=', '--', ';', '$1'],
      );
      const texts = fc.array(parts, { maxLength: 12 }).map(chosen => chosen.join(''));
      await fc.assert(
        fc.asyncProperty(fc.oneof(texts, fc.string({ unit: anyCharacter, maxLength: 60 })), async Filter => {
          const { status, text } = await wire().call('ListUsers', { UserPoolId: poolId, Filter });
          if (status !== 200) assert.equal(JSON.parse(text).__type, 'InvalidParameterException', text);
        }),
        { numRuns: 150, seed: 1 },
      );
    });
  });

  describe('a token of a page', () => {
    test('is refused wherever a character differs, and in every other list', async () => {
      const { UserPoolId } = await newPool(wire());
      const { UserPoolId: other } = await newPool(wire());
      for (const pool of [UserPoolId, other]) {
        for (const index of [1, 2, 3]) {
          const MessageAction = 'SUPPRESS';
          await wire().ok('AdminCreateUser', { UserPoolId: pool, Username: `user${index}`, MessageAction });
          await wire().ok('CreateUserPoolClient', { UserPoolId: pool, ClientName: `client${index}` });
          await wire().ok('CreateGroup', { UserPoolId: pool, GroupName: `group${index}` });
        }
      }
      const lists = [
        { operation: 'ListUserPools', size: 'MaxResults', token: 'NextToken', of: {} },
        { operation: 'ListUserPoolClients', size: 'MaxResults', token: 'NextToken', of: { UserPoolId } },
        {
          operation: 'ListUserPoolClients',
          size: 'MaxResults',
          token: 'NextToken',
          of: { UserPoolId: other },
        },
        { operation: 'ListGroups', size: 'Limit', token: 'NextToken', of: { UserPoolId } },
        { operation: 'ListGroups', size: 'Limit', token: 'NextToken', of: { UserPoolId: other } },
        { operation: 'ListUsers', size: 'Limit', token: 'PaginationToken', of: { UserPoolId } },
        { operation: 'ListUsers', size: 'Limit', token: 'PaginationToken', of: { UserPoolId: other } },
      ] as const;
      const ask = async ({ operation, size, token, of }: (typeof lists)[number], from?: string) => {
        const input = { ...of, [size]: 1, ...(from !== undefined && { [token]: from }) };
        const { status, text } = await wire().call(operation, input);
        return { status, token: JSON.parse(text)[token], type: JSON.parse(text).__type };
      };
      const tokens = await Promise.all(lists.map(async list => (await ask(list)).token));
      for (const [at, list] of lists.entries()) {
        for (const [from, token] of tokens.entries()) {
          const { status, type } = await ask(list, token);
          const named = `${list.operation} with a token of ${lists[from]?.operation}`;
          if (from === at) assert.equal(status, 200, named);
          else assert.deepEqual([status, type], [400, 'InvalidParameterException'], named);
        }
        const own = tokens[at] ?? '';
        await fc.assert(
          fc.asyncProperty(
            fc.nat({ max: own.length - 1 }),
            fc.constantFrom(...'AQgw09-_'),
            async (place, sign) => {
              fc.pre(own[place] !== sign);
              const { type } = await ask(list, `${own.slice(0, place)}${sign}${own.slice(place + 1)}`);
              assert.equal(type, 'InvalidParameterException');
            },
          ),
          { numRuns: 25, seed: 1 },
        );
      }
    });
  });
});

/** The keys that follow from S = 0, with u as it is and as 0. */
function keysOfZero(A: bigint, B: bigint): Buffer[] {
  const bytes = (number: bigint) => {
    const hex = number.toString(16);
    const even = hex.length % 2 ? `0${hex}` : hex;
    return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
  };
  const u = (a: bigint) => {
    const digest = createHash('sha256').update(bytes(a)).update(bytes(B)).digest();
    return bytes(BigInt(`0x${digest.toString('hex')}`));
  };
  const salts = [Buffer.alloc(1), u(A), u(A % N)];
  return salts.map(salt => {
    const key = createHmac('sha256', salt).update(Buffer.alloc(1)).digest();
    return createHmac('sha256', key)
      .update('Caldera Derived Key')
      .update(Buffer.of(1))
      .digest()
      .subarray(0, 16);
  });
}
