#!/usr/bin/env node
import { goOn } from './bootstrap.mjs';

await goOn('bin/start/command.ts', process.argv.slice(2));
