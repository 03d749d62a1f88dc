throw new Error('no DATABASE_URL');
export const handler = undefined;
