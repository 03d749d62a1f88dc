#!/usr/bin/env node
/* Written so that an old Node.js can read it: it says what it needs rather than fail on newer syntax or modules. */
const current = process.versions.node;

/* A checkout runs its sources; the published package has none. */
function start(fs) {
  const sources = new URL('../src/cli/main.ts', import.meta.url);
  const published = new URL('../dist/src/cli/main.js', import.meta.url);
  return import((fs.existsSync(sources) ? sources : published).href).then(main => main.run());
}

if (Number(current.split('.')[0]) < 24) {
  console.error(
    `Lifeguard needs Node.js 24 or newer and this is ${current}: get it from https://nodejs.org/, ` +
      'or in a checkout run "npm ci" and start Lifeguard by "npm start" or "npx lifeguard", which bring it along.',
  );
  process.exitCode = 2;
} else {
  import('node:fs').then(start);
}
