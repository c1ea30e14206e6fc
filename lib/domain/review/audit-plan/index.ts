export {
  type AuditCover,
  type AuditDimension,
  AuditFilter,
  AuditQuestion,
  AuditRef,
  auditCovers,
  auditDimensions,
  mostStrata,
  NewAudit,
  NewRuling,
  RulingRef,
  settingsOf,
} from './ask.ts';
export { drawSample } from './draw.ts';
export { dueSamples } from './due.ts';
export { estimateAcceptRate, type RateEstimate, wilsonForDisplay } from './estimate.ts';
export { type RulingEvidence, rulingEvidence } from './evidence.ts';
export { allowedBad, type DecisionLines, decisionLines } from './limits.ts';
export { makeAuditPlan } from './make-plan.ts';
export { type OperatingPoint, operatingCurve } from './operating-curve.ts';
export { type AuditPicture, auditPicture, type PictureLook, type StratumPicture } from './picture.ts';
export { completeLooks, type LookCount, type RecordedRuling, type StratumProgress } from './progress.ts';
export { ruleOnStrata, type StratumRuling, type StratumState } from './rule.ts';
export {
  AuditPlan,
  AuditSettings,
  AuditStratum,
  AuditVerdict,
  PlannedStratum,
  Ruling,
  StratumProperties,
} from './schema.ts';
export { stratumKey, stratumProperties } from './stratum-key.ts';
export { auditVerdict, type DrawnRow } from './verdict.ts';
