/**
 * `npm run soak [attack|crash|editors|garbage|mendoza|junk|publish]` and `npm run soak [fuzz|properties] [minutes]`: the long forms of
 * what the tests show in short. Prints figures; ends with 1 where something was lost. SOAK_KILLS, SOAK_MINUTES, SOAK_REQUESTS, SOAK_PAIRS, SOAK_SEQUENCES and SOAK_PUBLISHES bound it;
 * SOAK_SEED repeats a run, and SOAK_REPLAY=border/seed/path one finding of the fuzzer.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { applyPatch } from 'mendoza'
import { encodeMendoza } from '../../studio/lake/store/mendoza.ts'
import { randomEdit, randomJson, seededRandom } from '../support/random-json.ts'
import { attack } from './attack.ts'
import { crash } from './crash.ts'
import { editTogether } from './editors.ts'
import { fuzz } from './fuzz/fuzz.ts'
import { sendGarbage } from './garbage.ts'
import { LIMITS } from '../../site/inbox/limits.ts'
import { sendJunk } from './junk.ts'
import { repeatProperties } from './properties.ts'
import { editSequences, publishCrashes, publishesUnderLoad } from './publisher.ts'
import { startLakeProcess, type LakeProcess } from '../support/lake-process.ts'

const number = (name: string, usual: number): number => Number(process.env[name] ?? usual)
const seed = number('SOAK_SEED', Date.now() % 1_000_000)
const random = seededRandom(seed)

const parts: Readonly<Record<string, () => Promise<boolean>>> = {
  async attack() {
    const report = await attack(number('SOAK_SECONDS', 120))
    print('attack', report)
    return report.mostMegabytes < 700 && report.writeP95 < 300 && report.pageP99 < 200 && report.failed === 0
  },
  async crash() {
    const report = await crash(number('SOAK_KILLS', 1_000), random)
    print('crash', report)
    return report.lost.length + report.torn.length + report.damaged.length === 0
  },
  async publish() {
    print('publish: edits', await editSequences(number('SOAK_SEQUENCES', 300)))
    print('publish: kills', await publishCrashes(number('SOAK_KILLS', 200)))
    print('publish: load', await publishesUnderLoad(number('SOAK_PUBLISHES', 200)))
    return true
  },
  async editors() {
    const minutes = number('SOAK_MINUTES', 3)
    let good = true
    for (const documents of [1, 100]) {
      await withLake(async (lake) => {
        const options = { clients: 100, documents, milliseconds: minutes * 60_000, pause: 250 }
        const report = await editTogether(lake.client, options)
        print('editors', { ...report, minutes, perSecond: Math.round(report.patches / minutes / 60) })
        good &&= report.lost + report.astray + report.broken === 0
      })
    }
    return good
  },
  async garbage() {
    let good = true
    await withLake(async (lake) => {
      await sendGarbage(lake, 500, random)
      const before = lake.memory()
      const report = await sendGarbage(lake, number('SOAK_REQUESTS', 10_000), random)
      const grown = Math.round((lake.memory() - before) / 1024 / 1024)
      print('garbage', { ...report, wrong: report.wrong.slice(0, 20), megabytesGrown: grown })
      good = report.wrong.length === 0 && grown < 100
    })
    return good
  },
  async junk() {
    const report = await sendJunk(number('SOAK_REQUESTS', 10_000))
    print('junk', report)
    return (
      report.kept <= LIMITS.allMessages &&
      report.megabytesGrown < 50 &&
      Object.keys(report.statuses).every((status) => Number(status) < 500)
    )
  },
  async fuzz() {
    const minutes = minutesAsked()
    const report = await fuzz({
      milliseconds: minutes * 60_000,
      seed,
      measuresMemory: true,
      replay: process.env['SOAK_REPLAY'],
      found: (finding) => print('fuzz: found', finding),
    })
    print('fuzz', { minutes, ...report, findings: report.findings.length })
    return (
      report.findings.length === 0 &&
      report.megabytesGrown < 100 &&
      report.normalUse.every(({ p99 }) => Object.values(p99).every((milliseconds) => milliseconds <= 200))
    )
  },
  properties() {
    const report = repeatProperties(minutesAsked(), random)
    print('properties', report)
    return Promise.resolve(report.failed.length === 0)
  },
  mendoza() {
    const pairs = number('SOAK_PAIRS', 100_000)
    let wrong = 0
    for (let count = 0; count < pairs; count += 1) {
      const left = randomJson(random)
      const right = random() < 0.8 ? randomEdit(random, left) : randomJson(random)
      if (!isDeepStrictEqual(applyPatch(left, encodeMendoza(left, right)), right)) wrong += 1
    }
    print('mendoza', { pairs, wrong })
    return Promise.resolve(wrong === 0)
  },
}

/** @returns what stands behind the part's name; 10 where nothing does */
function minutesAsked(): number {
  return Number(process.argv.slice(2).find((word) => /^\d+(?:\.\d+)?$/.test(word)) ?? 10)
}

async function withLake(run: (lake: LakeProcess) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'soak-'))
  const lake = await startLakeProcess(dataDir)
  try {
    await run(lake)
  } finally {
    await lake.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function print(part: string, report: unknown): void {
  console.log(`${part}: ${JSON.stringify(report)}`)
}

console.log(`seed ${seed}`)
const asked = process.argv.slice(2)
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  if (!(await run())) process.exitCode = 1
}
