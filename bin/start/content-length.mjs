// Loaded into the web server: Next takes Content-Length off the answers of route handlers, and readers of Parquet need
// it to find the end of a file. A handler that knows the length says it under another name, which becomes its own here.
import { ServerResponse } from 'node:http';

const { setHeader } = ServerResponse.prototype;

ServerResponse.prototype.setHeader = function setLength(name, value) {
  const isLength = typeof name === 'string' && name.toLowerCase() === 'x-file-bytes';
  return isLength ? setHeader.call(this, 'Content-Length', String(value)) : setHeader.call(this, name, value);
};
