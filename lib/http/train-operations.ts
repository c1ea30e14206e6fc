import * as servers from '#lib/services/servers/index.ts';
import * as targets from '#lib/services/targets/index.ts';
import * as train from '#lib/services/train/index.ts';
import { accepted, created, get, post, remove } from './define-operation.ts';

export const ofTargets = [
  get('/targets', targets.listTargets),
  post('/targets', targets.saveTarget, created),
  post('/targets/{target}/check', targets.checkTarget),
  remove('/targets/{target}', targets.deleteTarget),
];

export const ofServers = [
  get('/servers', servers.listServers),
  post('/servers', servers.startServer, accepted),
  get('/servers/{server}', servers.showServer),
  post('/servers/{server}/stop', servers.stopServer, accepted),
];

export const ofTrain = [
  get('/train/options', train.trainOptions),
  get('/train/runs', train.listRuns),
  post('/train/runs', train.startRun, accepted),
  post('/train/runs/estimate', train.estimateRun),
  get('/train/runs/compare', train.compareRuns),
  get('/train/runs/{run}', train.getRun),
  get('/train/runs/{run}/points', train.runPoints),
  get('/train/runs/{run}/output', train.runOutput),
  post('/train/runs/{run}/stop', train.stopRun, accepted),
  post('/train/runs/{run}/resume', train.resumeRun, accepted),
  post('/train/runs/{run}/delete', train.deleteRun),
  post('/train/previews', train.startPreview, accepted),
  get('/train/previews/{preview}', train.showPreview),
  get('/train/sweeps', train.listSweeps),
  post('/train/sweeps', train.startSweep, accepted),
  post('/train/sweeps/estimate', train.estimateSweep),
  get('/train/sweeps/{sweep}', train.getSweep),
  post('/train/sweeps/{sweep}/stop', train.stopSweep, accepted),
];
