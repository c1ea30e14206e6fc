export { readSections, type Sections } from './read-sections.ts';
