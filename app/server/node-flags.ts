/**
 * How Node runs our processes, here as in package.json and the Dockerfile. Its nursery for short-lived objects would
 * grow by 150 MB while large files stream through; 16 MB serve as many requests.
 */
export const nodeFlags = ["--max-semi-space-size=16", "--import", "tsx"];
