export { type Neighbour, nearest } from './nearest.ts';
export { RandomProjection } from './random-projection.ts';
export { type SimilarText, SimilarTexts } from './similar-texts.ts';
export { DocumentFrequencies, type TfIdfOptions, TfIdfVectorizer, tfIdfVectors } from './tf-idf.ts';
