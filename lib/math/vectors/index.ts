export { type Neighbour, nearest } from './nearest.ts';
export { DocumentFrequencies, type TfIdfOptions, TfIdfVectorizer, tfIdfVectors } from './tf-idf.ts';
