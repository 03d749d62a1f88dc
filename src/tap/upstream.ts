import { isLocalName } from '../pool/local-name.ts';
import { serviceOrigin } from '../pool/service-origin.ts';

/** Where a tap passes calls on to. */
export interface Upstream {
  /** Such as `https://cognito-idp.eu-west-1.amazonaws.com`. */
  readonly origin: string;
  readonly url: URL;
  /** Where the address tells it. */
  readonly region?: string;
  /** Whether it is on this machine: a Lifeguard, or another stand-in for AWS. */
  readonly isLocal: boolean;
}

const regionForm = /^[a-z]{2,4}(?:-[a-z]+)+-\d$/;

/** Reads `--upstream`: a region of AWS, or the address of an endpoint; undefined for what is neither. */
export function parseUpstream(text: string): Upstream | undefined {
  if (regionForm.test(text)) {
    return { ...upstreamAt(new URL(serviceOrigin(text))), region: text };
  }
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  if (url.username !== '' || url.search !== '' || url.hash !== '' || url.pathname !== '/') return undefined;
  const [, region] = /^cognito-idp(?:-fips)?\.([a-z\d-]+)\.amazonaws\.com(?:\.cn)?$/.exec(url.hostname) ?? [];
  return region === undefined ? upstreamAt(url) : { ...upstreamAt(url), region };
}

function upstreamAt(url: URL): Upstream {
  return { origin: url.origin, url, isLocal: isLocalName(url.hostname) };
}
