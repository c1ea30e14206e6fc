/** Near duplicates: MinHash signatures, banding for indexes in memory and in a database, clusters. */
export {
  type Banding,
  bandKeys,
  chooseBanding,
  confirmationChance,
  expectedRecall,
  meetingChance,
  recallCurve,
  similarityAfterEdits,
} from './bands.ts';
export {
  clusterTexts,
  DuplicateClusters,
  type DuplicateGroups,
  type DuplicateOptions,
  defaultThreshold,
} from './cluster-texts.ts';
export { type LikenessCluster, likenessClusters } from './likeness-clusters.ts';
export {
  createNearDuplicateIndex,
  type DuplicateCandidate,
  type NearDuplicateIndex,
} from './near-duplicate-index.ts';
export {
  estimateJaccard,
  exactHash,
  jaccard,
  SignatureReader,
  sameNumbers,
  shingleTokens,
  signatureBytes,
  signatureOf,
  skeletonHash,
} from './signature.ts';
export { type StoredKeys, storedBanding, storedKeys, storedKeysOf } from './stored-keys.ts';
