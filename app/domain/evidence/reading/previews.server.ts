import type { ObjectStore } from "#app/platform/object-store.server.ts";

/** Where the picture of a document's page lies; pages count from 1. */
export const previewKey = (evidenceId: string, page: number): string => `previews/${evidenceId}/${page}.png`;

/** Removes the pictures of a document's pages. Safe to run twice. */
export async function removePreviews(store: ObjectStore, evidenceId: string): Promise<void> {
  for await (const key of store.keys(`previews/${evidenceId}/`)) await store.remove(key);
}
