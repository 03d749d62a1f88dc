/**
 * What a raw AES keyring calls the key that codes for custom senders are encrypted with. On AWS there is only
 * the KMS key; this one lets a handler's test do without KMS.
 */
export const senderKeyName = { namespace: 'lifeguard', name: 'custom-sender' } as const;
