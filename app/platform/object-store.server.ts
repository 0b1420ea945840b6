import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { Config } from "#app/platform/config.server.ts";

export type ObjectStore = ReturnType<typeof createObjectStore>;

/** Nothing is stored under the key. */
export class ObjectMissing extends Error {
  override name = "ObjectMissing";
}

const attempts = 3;
/** The longest that one request may take, in milliseconds. */
export const LONGEST_REQUEST = 15_000;

/**
 * The one bucket of an installation, over any S3. Every call gives up: connecting after 2 s, a request after 15 s,
 * three attempts in all. Checksums of the SDK's own are off, because older stores keep them as part of the object.
 */
export function createObjectStore(s3: Config["s3"], longestRequest = LONGEST_REQUEST) {
  const bucket = { Bucket: s3.bucket };
  const client = connect(s3, longestRequest, attempts);
  const quick = connect(s3, 2_000, 1);

  /** The length in bytes of what is stored, or undefined when nothing is. */
  async function lengthOf(key: string): Promise<number | undefined> {
    try {
      return (await client.send(new HeadObjectCommand({ ...bucket, Key: key }))).ContentLength;
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  }

  return {
    lengthOf,

    /**
     * Stores a file in one request that carries its length and SHA-256 (hex), which the store checks; then asks for
     * the stored length and compares it.
     */
    async put(key: string, filePath: string, file: { length: number; sha256: string; contentType: string }) {
      for (let attempt = 1; ; attempt++) {
        const body = createReadStream(filePath);
        try {
          await client.send(putCommand({ ...bucket, Key: key, Body: body }, file));
          break;
        } catch (error) {
          // The answer may have been lost on its way, and not the file.
          if ((await lengthOf(key).catch(() => undefined)) === file.length) return;
          // The SDK cannot rewind a stream, so a new attempt needs a new one.
          if (attempt === attempts || isOurFault(error)) throw error;
        } finally {
          body.destroy();
        }
      }
      const stored = await lengthOf(key);
      if (stored !== file.length) throw new Error(`The store kept ${stored} bytes of ${file.length}`);
    },

    /** Stores a short text, such as a record of the audit chain's head. */
    async putText(key: string, text: string): Promise<void> {
      await client.send(new PutObjectCommand({ ...bucket, Key: key, Body: text, ContentType: "application/json" }));
    },

    /** The stored bytes as a stream. @throws {ObjectMissing} */
    async open(key: string): Promise<{ body: Readable; length: number }> {
      try {
        const { Body, ContentLength } = await client.send(new GetObjectCommand({ ...bucket, Key: key }));
        if (!(Body instanceof Readable) || ContentLength === undefined) throw new Error("The store sent no body");
        return { body: Body, length: ContentLength };
      } catch (error) {
        if (isMissing(error)) throw new ObjectMissing(key);
        throw error;
      }
    },

    /** Copies within the bucket, over whatever is there. @throws {ObjectMissing} */
    async copy(from: string, to: string): Promise<void> {
      const source = [s3.bucket, ...from.split("/")].map(encodeURIComponent).join("/");
      try {
        await client.send(new CopyObjectCommand({ ...bucket, Key: to, CopySource: source }));
      } catch (error) {
        if (isMissing(error)) throw new ObjectMissing(from);
        throw error;
      }
    },

    /** Removes what is stored; nothing stored is no error. */
    async remove(key: string): Promise<void> {
      await client.send(new DeleteObjectCommand({ ...bucket, Key: key }));
    },

    async exists(key: string): Promise<boolean> {
      return (await lengthOf(key)) !== undefined;
    },

    /** Every object whose key begins with the prefix, in the order of the keys' bytes, a thousand at a time. */
    async *objects(prefix: string): AsyncGenerator<{ key: string; length: number; modified: Date }> {
      let token: string | undefined;
      do {
        const command = new ListObjectsV2Command({ ...bucket, Prefix: prefix, ContinuationToken: token });
        const page = await client.send(command);
        for (const { Key, Size, LastModified } of page.Contents ?? [])
          if (Key !== undefined) yield { key: Key, length: Size ?? 0, modified: LastModified ?? new Date(0) };
        token = page.NextContinuationToken;
      } while (token);
    },

    /** Every key that begins with the prefix, in the same order. */
    async *keys(prefix: string): AsyncGenerator<string> {
      for await (const { key } of this.objects(prefix)) yield key;
    },

    /** Makes the bucket when it isn't there yet. */
    async ensureBucket(): Promise<void> {
      try {
        await client.send(new HeadBucketCommand(bucket));
      } catch (error) {
        if (statusOf(error) !== 404) throw error;
        const amazons = !s3.endpoint && s3.region !== "us-east-1";
        const place = amazons ? { CreateBucketConfiguration: { LocationConstraint: s3.region as "eu-west-2" } } : {};
        await client.send(new CreateBucketCommand({ ...bucket, ...place }));
      }
    },

    /** Whether the bucket answers within two seconds. */
    async healthy(): Promise<boolean> {
      const abortSignal = AbortSignal.timeout(2_000);
      return quick.send(new HeadBucketCommand(bucket), { abortSignal }).then(
        () => true,
        () => false,
      );
    },

    close(): void {
      client.destroy();
      quick.destroy();
    },
  };
}

function connect(s3: Config["s3"], requestTimeout: number, maxAttempts: number): S3Client {
  return new S3Client({
    endpoint: s3.endpoint,
    region: s3.region,
    forcePathStyle: s3.forcePathStyle,
    credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts,
    logger: { debug: silent, info: silent, warn: silent, error: silent }, // without one, the SDK writes to the console
    requestHandler: { connectionTimeout: 2_000, requestTimeout, throwOnRequestTimeout: true },
  });
}

function silent(): void {}

function putCommand(
  target: { Bucket: string; Key: string; Body: Readable },
  file: { length: number; sha256: string; contentType: string },
): PutObjectCommand {
  const command = new PutObjectCommand({ ...target, ContentLength: file.length, ContentType: file.contentType });
  // The SDK would sign a stream as "unsigned payload"; with our own hash signed, the store refuses changed bytes.
  command.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      headers["x-amz-content-sha256"] = file.sha256;
      return next(args);
    },
    { step: "build", name: "ownContentHash" },
  );
  return command;
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

/** A bucket that isn't there says nothing of the object: that is the wrong store, or none. */
const isMissing = (error: unknown): boolean => statusOf(error) === 404 && (error as Error).name !== "NoSuchBucket";

function isOurFault(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500;
}
