import { describeCause } from '../cause.ts';

export const emulatorDiffers = describeCause({
  id: 'emulator-differs',
  title: 'It passes on an emulator and fails on AWS',
  seen: [{ at: 'API', text: 'A call that an emulator answers is refused on AWS, or the other way round.' }],
  means:
    'Emulators differ in what they check: some took any reset code, did not run CustomMessage, or had messages of their own. ' +
    'What passes there proves little.',
  toldApart: 'The host that answers does not end in amazonaws.com.',
  fix: 'Check against AWS, or an emulator that says what it does not do. Lifeguard lists its differences in docs/fidelity.md.',
  likely: 5,
});
