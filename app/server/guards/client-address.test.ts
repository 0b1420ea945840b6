import { describe, expect, it } from "vitest";
import { clientAddressBy } from "./client-address.ts";

const behind = clientAddressBy(["10.0.0.0/8", "192.0.2.7", "2001:db8:1::/48"]);

describe("whose request it is", () => {
  it("is the peer's, whatever it says of others, when it is none of our proxies", () => {
    expect(behind("203.0.113.9", "198.51.100.1")).toBe("203.0.113.9");
    expect(clientAddressBy([])("127.0.0.1", "198.51.100.1")).toBe("127.0.0.1");
  });

  it("is whom our proxy names, and never what the stranger wrote before", () => {
    expect(behind("10.1.2.3", "198.51.100.1")).toBe("198.51.100.1");
    expect(behind("10.1.2.3", "1.1.1.1, 198.51.100.1, 192.0.2.7")).toBe("198.51.100.1");
    expect(behind("::ffff:10.1.2.3", "198.51.100.1")).toBe("198.51.100.1");
  });

  it("is the proxy's own when nobody is named, or no address", () => {
    expect(behind("10.1.2.3", null)).toBe("10.1.2.3");
    expect(behind("10.1.2.3", "unknown")).toBe("10.1.2.3");
    expect(behind("10.1.2.3", "198.51.100.1, <script>")).toBe("10.1.2.3");
    expect(behind(undefined, null)).toBe("");
  });

  it("is one for a whole /64, however it is written", () => {
    for (const address of ["2001:db8:a:b::1", "2001:0db8:000a:000b:ffff:0:0:2", "2001:DB8:A:B:1:2:3:4"])
      expect(behind("2001:db8:1::1", address)).toBe("2001:db8:a:b::/64");
    expect(behind("::1", null)).toBe("0:0:0:0::/64");
  });
});
