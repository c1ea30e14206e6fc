// Another trainer than the studio's own, as small as can be: it reads the LLaMA-Factory configuration that it is given,
// writes a JSON object a step, saves checkpoints, goes on from one, and ends with 75 where it is asked to stop. A step
// that HOLD names is not begun before the file "go" lies in the folder; FAIL ends it with that text.
import { appendFileSync, existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';

const [, , configFile, output, checkpoint] = process.argv;
const config = JSON.parse(readFileSync(configFile, 'utf8'));
const rows = readFileSync('data/train.jsonl', 'utf8').trim().split('\n').length;
const batch = config.per_device_train_batch_size * config.gradient_accumulation_steps;
const steps = Math.ceil(rows / batch) * config.num_train_epochs;
const hold = Number(process.env.HOLD ?? -1);
let stopping = false;
process.on('SIGTERM', () => {
  stopping = true;
});

const from = checkpoint ? JSON.parse(readFileSync(`${checkpoint}/state.json`, 'utf8')).step : 0;
writeFileSync('environment.json', JSON.stringify(process.env));
console.log(`Training on ${rows} rows for ${steps} steps, from step ${from}.`);
if (process.env.FAIL) {
  console.error(process.env.FAIL);
  process.exit(1);
}
for (let step = from + 1; step <= steps; step++) {
  if (step === hold) await untilGo();
  if (stopping) {
    save(`checkpoint-${step - 1}`, step - 1);
    process.exit(75);
  }
  const line = {
    step,
    loss: 4 / step,
    learning_rate: 1e-3 * (1 - step / steps),
    grad_norm: 1,
    tokens_per_second: 100,
  };
  appendFileSync('train.jsonl', `${JSON.stringify(line)}\n`);
  if (step % 10 === 0) save(`checkpoint-${step}`, step);
  await new Promise((resolve) => setImmediate(resolve));
}
save('final', steps);

function save(name, step) {
  mkdirSync(`${output}/${name}`, { recursive: true });
  writeFileSync(`${output}/${name}/state.json`, JSON.stringify({ step, model: config.model_name_or_path }));
}

function untilGo() {
  return new Promise((resolve) => {
    const watcher = watch('.', () => look());
    const look = () => {
      if (!stopping && !existsSync('go')) return;
      watcher.close();
      resolve();
    };
    process.on('SIGTERM', look);
    look();
  });
}
