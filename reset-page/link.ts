/** What the link in the mail says, read kindly. Empty strings and nulls where it says nothing usable. */
export interface Link {
  readonly username: string;
  /** True when the username had a space, which no username can have, and it was read as the `+` it was. */
  readonly plusGuessed: boolean;
  /** Six digits, or empty. */
  readonly code: string;
  readonly clientId: string | null;
  readonly poolId: string | null;
  /** True when `cid` or `pid` is there twice with different values: nobody can tell which one is meant. */
  readonly contradicts: boolean;
}

/** Quoted-printable mail that was not decoded leaves `=3D` for `=`, so values begin with `3D`. */
const mangled = /^=?3D/;

/**
 * Reads the query of a reset link. Mail programs damage links in known ways: HTML entities left in keys
 * (`&amp;cid=`), quoted-printable left undecoded, `+` turned into a space, an address encoded twice,
 * parameters repeated. What can be read in only one way is read so.
 */
export function readLink(query: string): Link {
  const values = new Map<string, string[]>();
  for (const [key, value] of new URLSearchParams(query)) {
    const name = key.replace(/^(?:amp;)+/, '');
    const seen = values.get(name) ?? [];
    if (value.trim() && !seen.includes(value.trim())) values.set(name, [...seen, value.trim()]);
  }
  const damaged = ['code', 'cid', 'pid'].some(name => values.get(name)?.some(value => mangled.test(value)));
  const all = (name: string) =>
    (values.get(name) ?? []).map(value => (damaged ? value.replace(mangled, '') : value));

  const codes = all('code').map(cleanCode).filter(isCode);
  const clients = all('cid');
  const pools = all('pid');
  const [address = ''] = all('email');
  const username = decodeAgain(address).replace(/ /g, '+');
  return {
    username,
    plusGuessed: username !== decodeAgain(address),
    code: codes.length === 1 && codes[0] ? codes[0] : '',
    clientId: clients[0] ?? null,
    poolId: pools[0] ?? null,
    contradicts: clients.length > 1 || pools.length > 1,
  };
}

/** A code as people paste it: with spaces or dashes, in wide digits, or inside a sentence. */
export function cleanCode(typed: string): string {
  const plain = typed.normalize('NFKC').trim();
  const joined = plain.replace(mangled, '').replace(/[\s\p{Pd}.\u200b]/gu, '');
  if (isCode(joined)) return joined;
  const [run, ...others] = plain.split(/\D+/).filter(isCode);
  return run && others.length === 0 ? run : joined;
}

/** Whether this has the form of a reset code: six digits. */
export function isCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}

function decodeAgain(address: string): string {
  if (address.includes('@') || !/%40/.test(address)) return address;
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
