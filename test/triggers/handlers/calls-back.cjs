/** Answers by the callback, in the way that its request names. */
exports.handler = (event, context, callback) => {
  const ways = {
    now: () => callback(null, event),
    later: () => setTimeout(() => callback(null, event), 5),
    error: () => callback(new Error('by callback')),
    text: () => callback('a text by callback'),
    never: () => {},
    'sync return': () => event,
    twice: () => {
      callback(null, event);
      callback(new Error('too late'));
    },
    'waits for timers': () => {
      setTimeout(() => console.log('timer ran'), 10);
      callback(null, event);
    },
    hangs: () => {
      setInterval(() => {}, 1000);
    },
    'waits for ever': () => {
      setInterval(() => {}, 1000);
      callback(null, event);
    },
    'does not wait': () => {
      context.callbackWaitsForEmptyEventLoop = false;
      setInterval(() => {}, 1000);
      callback(null, event);
    },
  };
  return ways[event.request.clientMetadata.way]();
};
