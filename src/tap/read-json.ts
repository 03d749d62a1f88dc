import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { isModest } from './is-modest.ts';
import { largestLookedInto } from './limits.ts';

const decoders: Readonly<Record<string, (body: Buffer, options: { maxOutputLength: number }) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** The JSON in a body; undefined for what is none, too much once it is decoded, or of an unknown encoding. */
export function readJson(body: Buffer, encoding = 'identity'): unknown {
  try {
    const decode = decoders[encoding];
    if (!decode && encoding !== 'identity') return undefined;
    const text = decode ? decode(body, { maxOutputLength: largestLookedInto }) : body;
    return text.length === 0 || !isModest(text) ? undefined : JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}
