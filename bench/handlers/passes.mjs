/** Changes nothing: what it costs is the call alone. */
export const handler = async event => event;
