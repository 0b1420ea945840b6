import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createObjectStore, type ObjectStore } from "#app/platform/object-store.server.ts";
import { createS3Server } from "#app/server/embedded/s3/server.ts";

const keys = { accessKeyId: "testaccess", secretAccessKey: "testsecret" };

/** A bucket of this test file's own on the embedded S3, and a second store at whose address nobody answers. */
export function testStore(): {
  readonly store: ObjectStore;
  readonly down: ObjectStore;
  /** The port of the embedded S3, for a fault between. */
  readonly port: number;
  /** The same bucket through another port; the caller closes it. */
  through: (port: number, longestRequest?: number) => ObjectStore;
} {
  const dir = mkdtempSync(join(tmpdir(), "portal-test-store-"));
  const server = createS3Server({ dir, credentials: keys });
  const at = (endpoint: string, longestRequest?: number) =>
    createObjectStore({ endpoint, region: "us-east-1", bucket: "test", forcePathStyle: true, ...keys }, longestRequest);
  let stores: { store: ObjectStore; down: ObjectStore } | undefined;
  beforeAll(async () => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    stores = { store: at(`http://127.0.0.1:${port}`), down: at("http://127.0.0.1:1") };
    await stores.store.ensureBucket();
  });
  afterAll(() => {
    stores?.store.close();
    stores?.down.close();
    server.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const ready = () => {
    if (!stores) throw new Error("The test store is there only inside tests");
    return stores;
  };
  return {
    through: (port, longestRequest) => at(`http://127.0.0.1:${port}`, longestRequest),
    get port() {
      return (server.address() as AddressInfo).port;
    },
    get store() {
      return ready().store;
    },
    get down() {
      return ready().down;
    },
  };
}
