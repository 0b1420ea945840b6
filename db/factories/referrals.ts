import type { Identity } from "#app/domain/children/child.ts";
import type { ChildKeys } from "#app/domain/children/child-keys.server.ts";

/** Keys for tests; a real installation's come from its settings. */
export const childKeys: ChildKeys = {
  dataKeys: [{ id: "k1", key: Buffer.alloc(32, 1) }],
  dataIndexKey: Buffer.alloc(32, 2),
};

/** A child who does not exist, whose every word is rare enough to be searched for in logs and dumps. */
export const invented: Identity = {
  firstNames: "Ottoline",
  surname: "Canaryfield",
  dateOfBirth: "2013-03-09",
  upn: "B801200005001",
  address: "1 Peewit Lane, Hereford",
  postcode: "HR1 9ZZ",
  parent: "Perdita Canaryfield",
  school: "Dovecote Academy",
};
