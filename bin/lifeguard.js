#!/usr/bin/env node
/* Written so that an old Node.js can read it: it says what it needs rather than fail on newer syntax or modules. */
const current = process.versions.node;
const at = path => new URL(path, import.meta.url);

/* A checkout runs its sources; the published package has none and lies in someone's node_modules. What Node.js made of
   the modules is kept there for the next start, which takes half as long with it; where it cannot be kept, it is not. */
function start([fs, module, url]) {
  const isCheckout = fs.existsSync(at('../src/cli/main.ts'));
  module.enableCompileCache(
    url.fileURLToPath(at(isCheckout ? '../node_modules/.cache/lifeguard' : '../../.cache/lifeguard')),
  );
  const main = at(isCheckout ? '../src/cli/main.ts' : '../dist/bundle/lifeguard.js');
  return import(main.href).then(commandLine => commandLine.run());
}

if (Number(current.split('.')[0]) < 24) {
  console.error(
    `Lifeguard needs Node.js 24 or newer and this is ${current}: get it from https://nodejs.org/, ` +
      'or in a checkout run "npm ci" and start Lifeguard by "npm start" or "npx lifeguard", which bring it along.',
  );
  process.exitCode = 2;
} else {
  Promise.all([import('node:fs'), import('node:module'), import('node:url')]).then(start);
}
