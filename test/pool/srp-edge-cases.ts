import type { clientNumbers } from './srp-client.ts';

/** One handshake of the user `alice` with the password `Correct-Horse-1`, found by search; numbers are hexadecimal. */
export interface EdgeCase {
  readonly name: string;
  readonly salt: string;
  readonly a: string;
  readonly b: string;
  /** Whether the handshake is the case that it is named for. */
  readonly holds: (numbers: ReturnType<typeof clientNumbers>) => boolean;
}

/** Where a number is shorter than its field, implementations differ in what they hash. */
export const edgeCases: readonly EdgeCase[] = [
  {
    name: 'u starts with a zero byte',
    salt: '0188cf0669e1da8ce1a00275813140fb',
    a: '91dcb8bc81203b09b0ec958ee5885ca068d6dead942dc67865b00a1a0c90626f',
    b: '2ad9f4ddb0de8b84ea414bc7b67d0048e1cf46a38914d0b7677250158c6d32fd',
    holds: ({ u }) => u >> 248n === 0n,
  },
  {
    name: 'x starts with a zero byte',
    salt: '039075ecc41bdf77c7594bc93d251996',
    a: 'acfd8157a0135a6f706864d4a904a76f1bc8e8bdad7bca67a3d772c1742c762a',
    b: '221aec1c260c013156c7950b32907f101e186fbc2d8e34e67533aa894a11e0c4',
    holds: ({ x }) => x >> 248n === 0n,
  },
  {
    name: 'A starts with a zero byte',
    salt: '5f99a4d1a739d4b3dbfdd46b2370ab5f',
    a: '8b0a60e7a22be325b072c8d8a87944ad141f3d23b48e78353f17331501744bd6',
    b: '02ced3774dd760fd2675f42ecd795956cd7851f6355e96ad02075f859e7fca6e',
    holds: ({ A }) => A >> 3064n === 0n,
  },
  {
    name: 'SRP_B starts with a zero byte',
    salt: '0a499adbbc633ac00c7e045c7279fb20',
    a: '467f24255a1c94129c465d225dcf3d3f43c7f509e4d58ebdfecd7159609d91c1',
    b: 'aab31b71449808430739ddf533c8fa6c371fe28c1845c903a9175ca907cb36b0',
    holds: ({ B }) => B >> 3064n === 0n,
  },
  {
    name: 'the verifier starts with a zero byte',
    salt: '7354b2875f5abaa7694774c7688f7fcb',
    a: '613ab8d06eebfbfde9c0cfd5b772760b1502abb2a3cd7587ebeb266e9bed0473',
    b: '1df1cd5ea41ceb1df5ede462106e5ed2f05b177b66f5c1985030715111aa5f61',
    holds: ({ v }) => v >> 3064n === 0n,
  },
  {
    name: 'S starts with a zero byte',
    salt: '18664b4d5a2df7d6e1f4157c1ce0722f',
    a: 'c46d64df2f7ee86230e8cb928408ac903e0960e47c9d75c540e176dc77715b0c',
    b: 'f726a15489a0f32c5d5657cca2ceae6c60af78e2bea316d2dae091800fa9c627',
    holds: ({ S }) => S >> 3064n === 0n,
  },
  {
    name: 'the salt starts with a zero byte',
    salt: '0088cf0669e1da8ce1a00275813140fb',
    a: '8b0a60e7a22be325b072c8d8a87944ad141f3d23b48e78353f17331501744bd6',
    b: '02ced3774dd760fd2675f42ecd795956cd7851f6355e96ad02075f859e7fca6e',
    holds: () => true,
  },
  {
    name: 'the salt has its top bit set',
    salt: 'ff88cf0669e1da8ce1a00275813140fb',
    a: '8b0a60e7a22be325b072c8d8a87944ad141f3d23b48e78353f17331501744bd6',
    b: '02ced3774dd760fd2675f42ecd795956cd7851f6355e96ad02075f859e7fca6e',
    holds: () => true,
  },
  {
    name: 'A is small',
    salt: '0a499adbbc633ac00c7e045c7279fb20',
    a: '01',
    b: '02ced3774dd760fd2675f42ecd795956cd7851f6355e96ad02075f859e7fca6e',
    holds: ({ A }) => A === 2n,
  },
];
