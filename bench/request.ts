import { once } from 'node:events';
import { connect } from 'node:net';
import type { OperationName } from '../src/model/operation.ts';

/** A whole HTTP request to the API, as bytes: nothing of it is left to be made while the clock runs. */
export function apiRequest(operation: OperationName, input: object, signed: 'signed' | 'public'): Buffer {
  const body = Buffer.from(JSON.stringify(input));
  // In local mode a signature need only be well formed.
  const authorization =
    'authorization: AWS4-HMAC-SHA256 Credential=AKIABENCHBENCHBENCH0/20260101/us-east-1/cognito-idp/aws4_request, ' +
    `SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=${'0'.repeat(64)}\r\n` +
    'x-amz-date: 20260101T000000Z\r\n';
  const head = [
    'POST / HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/x-amz-json-1.1',
    `x-amz-target: AWSCognitoIdentityProviderService.${operation}`,
    'user-agent: aws-sdk-js/3.1169.0',
    `content-length: ${body.length}`,
  ];
  return Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\n${signed === 'signed' ? authorization : ''}\r\n`),
    body,
  ]);
}

/** A request of the same size to the echo, which asks for an answer of that many bytes. */
export function echoRequest(like: Buffer, answerBytes: number): Buffer {
  const line = 'POST / HTTP/1.1';
  return Buffer.from(like.toString('latin1').replace(line, `POST /${answerBytes} HTTP/1.1`), 'latin1');
}

/** One call outside of any measurement: the answer's body, read as JSON. */
export async function callOnce(port: number, request: Buffer): Promise<unknown> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.end(Buffer.from(request.toString('latin1').replace('\r\n', '\r\nconnection: close\r\n'), 'latin1'));
  const text = Buffer.concat(await socket.toArray()).toString();
  const body = text.slice(text.indexOf('\r\n\r\n') + 4);
  if (!text.startsWith('HTTP/1.1 200')) throw new Error(`the service answered ${text}`);
  return JSON.parse(body);
}
