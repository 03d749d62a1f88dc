/** The address of user pools of a region in AWS (documented; China has a domain of its own). */
export function serviceOrigin(region: string): string {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://cognito-idp.${region}.${domain}`;
}
