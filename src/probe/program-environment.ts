import type { Environment } from '../config/substitute.ts';

/** What programs need to be found, to run, to write text and to reach a network. None of it gives rights. */
const passed: readonly string[] = [
  ...['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'SYSTEMROOT'],
  ...[
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'all_proxy',
    'no_proxy',
  ],
  ...['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
];

/**
 * What a program of a team's own gets of the environment: what programs need, and the variables that are named for it.
 * The rest may hold the credentials of this one.
 *
 * @param named those that are not set are left out
 */
export function programEnvironment(
  environment: Environment,
  named: readonly string[] = [],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...passed, ...named].flatMap(name => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
