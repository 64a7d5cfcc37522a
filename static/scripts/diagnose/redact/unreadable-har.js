/** A HAR file that cannot be read has bodies in places that nobody knows. */
export class UnreadableHar extends Error {}
