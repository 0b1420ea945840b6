import { BlockList, isIP } from "node:net";

const V6_IN_V4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** One household or firm has a whole /64 of IPv6 addresses, and may send each request from another. */
const V6_GROUPS = 4;

const family = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");
const plain = (address: string): string => V6_IN_V4.exec(address.trim())?.[1] ?? address.trim();

/**
 * Finds by whom a request was sent: the peer of the connection, unless that is one of our proxies (TRUSTED_PROXIES);
 * then whom that proxy names, and so on from the right of X-Forwarded-For. What stands left of the first stranger is
 * the stranger's own word and counts for nothing. IPv6 is cut to its /64.
 */
export function clientAddressBy(trustedProxies: readonly string[]) {
  const trusted = new BlockList();
  for (const network of trustedProxies) {
    const [address = "", bits] = network.split("/");
    if (bits === undefined) trusted.addAddress(address, family(address));
    else trusted.addSubnet(address, Number(bits), family(address));
  }
  return (peer: string | undefined, forwardedFor: string | null): string => {
    const chain = [...(forwardedFor ?? "").split(","), peer ?? ""].map(plain);
    let client = chain.pop() ?? "";
    while (isIP(client) && trusted.check(client, family(client))) {
      const before = chain.pop();
      if (before === undefined || !isIP(before)) break;
      client = before;
    }
    return isIP(client) === 6 ? networkOf(client) : client;
  };
}

function networkOf(address: string): string {
  const [left = "", right] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const head = left ? left.split(":") : [];
  const tail = right ? right.split(":") : [];
  const zeros = right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array<string>(zeros).fill("0"), ...tail].map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.slice(0, V6_GROUPS).join(":")}::/64`;
}
