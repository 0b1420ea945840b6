/** So many files go into one form; the route's own limit of bytes is a little higher than all of them together. */
export const MOST_FILES = 5;
