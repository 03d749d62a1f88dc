/*
 * The part of jsdom that guard uses. Its own types would bring a browser's globals into every file.
 */
declare module 'jsdom' {
  import type { EventEmitter } from 'node:events';
  import type { PageDocument } from './dom.ts';

  /** A page's window. Its constructors are of the page's own realm. */
  export interface PageWindow {
    readonly document: PageDocument & { readonly readyState: string };
    readonly location: { readonly href: string };
    readonly Event: new (type: string, options: { readonly bubbles: boolean }) => object;
    /** Of the page's realm. */
    readonly Promise: PromiseConstructor;
    readonly crypto: { readonly subtle?: object };
    readonly HTMLInputElement: { readonly prototype: object };
    addEventListener(type: string, listen: () => void): void;
    close(): void;
  }

  export class VirtualConsole extends EventEmitter {}

  export class JSDOM {
    constructor(
      html: string,
      options: {
        readonly url: string;
        readonly runScripts: 'dangerously';
        readonly pretendToBeVisual: boolean;
        readonly virtualConsole: VirtualConsole;
        readonly resources: { readonly interceptors: readonly unknown[] };
        readonly beforeParse: (window: PageWindow) => void;
      },
    );
    readonly window: PageWindow;
  }

  /** Answers requests of the page for its files; undefined lets one through. */
  export function requestInterceptor(
    answer: (request: Request) => Promise<Response> | Response | undefined,
  ): unknown;
}
