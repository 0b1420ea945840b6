import fc from "fast-check";
import sharp from "sharp";
import { expect, it } from "vitest";
import { bare } from "./picture-notes.ts";

const plain = () => sharp({ create: { width: 60, height: 20, channels: 3, background: "teal" } });
const noted = (turned: number) =>
  plain()
    .withMetadata({ orientation: turned })
    .withExifMerge({ IFD0: { Make: "CameraMaker", Copyright: "Somebody" }, IFD3: { GPSLatitude: "52/1 3/1 0/1" } });

it("B13 a photograph keeps its pixels and loses its place and camera, and what stands after its end", async () => {
  for (const jpeg of [noted(1).jpeg(), noted(1).jpeg({ progressive: true })]) {
    const bytes = await jpeg.toBuffer();
    expect(bytes.includes("CameraMaker")).toBe(true);
    const picture = bare(Buffer.concat([bytes, Buffer.from("<script>alert(1)</script>")]), "image/jpeg");
    const kept = Buffer.from(picture?.bytes ?? []);
    expect({ pixels: picture?.pixels, exif: (await sharp(kept).metadata()).exif }).toEqual({
      pixels: 1200,
      exif: undefined,
    });
    expect(kept.includes("CameraMaker") || kept.includes("script")).toBe(false);
    expect(await sharp(kept).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer());
  }
});

it("B13 of a photograph held on its side only that is kept", async () => {
  const picture = bare(await noted(6).jpeg().toBuffer(), "image/jpeg");
  const kept = Buffer.from(picture?.bytes ?? []);
  expect(kept.includes("CameraMaker") || kept.includes("Somebody")).toBe(false);
  expect(await sharp(kept).metadata()).toMatchObject({ orientation: 6, width: 60, height: 20 });
});

it("B13 a PNG loses its notes", async () => {
  const bytes = await noted(1).png().toBuffer();
  const picture = bare(Buffer.concat([bytes, Buffer.from("tail")]), "image/png");
  const kept = Buffer.from(picture?.bytes ?? []);
  expect((await sharp(kept).metadata()).exif).toBe(undefined);
  expect(await sharp(kept).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer());
});

it("B13 what is no whole picture is none, whatever its bytes", async () => {
  const whole = await noted(3).jpeg().toBuffer();
  expect(bare(whole.subarray(0, 200), "image/jpeg")).toBe(undefined);
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.nat(whole.length),
      fc.constantFrom("image/png", "image/jpeg"),
      (noise, at, type) => {
        const broken = Buffer.concat([whole.subarray(0, at), noise]);
        expect(() => bare(broken, type)).not.toThrow();
      },
    ),
  );
});
