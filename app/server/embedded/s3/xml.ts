import type { S3Error } from "#app/server/embedded/s3/error.ts";
import type { Stored } from "#app/server/embedded/s3/object-files.ts";

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const space = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

export function errorXml(error: S3Error, resource: string): string {
  return `${head}<Error>${tags({ Code: error.code, Message: error.message, Resource: resource })}</Error>`;
}

export function copyXml(stored: Stored): string {
  const body = tags({ LastModified: stored.modified, ETag: stored.etag });
  return `${head}<CopyObjectResult ${space}>${body}</CopyObjectResult>`;
}

/** One page of a listing; `next` is the token of the page after it. */
export function listXml(bucket: string, prefix: string, max: number, page: Stored[], next: string | undefined): string {
  const about = tags({ Name: bucket, Prefix: prefix, MaxKeys: max, KeyCount: page.length, IsTruncated: !!next });
  const token = next ? tags({ NextContinuationToken: next }) : "";
  const contents = page.map(({ key, modified, etag, length }) => {
    const body = tags({ Key: key, LastModified: modified, ETag: etag, Size: length, StorageClass: "STANDARD" });
    return `<Contents>${body}</Contents>`;
  });
  return `${head}<ListBucketResult ${space}>${about}${token}${contents.join("")}</ListBucketResult>`;
}

function tags(values: Record<string, string | number | boolean>): string {
  return Object.entries(values)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join("");
}

function escapeXml(value: string): string {
  return value.replace(/[<>&"']|\p{Cc}/gu, (char) => `&#${char.codePointAt(0)};`);
}
