export const notTheHandler = async (event: unknown) => event;
