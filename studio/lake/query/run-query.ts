/** Answers one query over the documents of a view: parse, compile, evaluate and, where it is asked for, trace. */
import type { Budget } from './language/budget.ts'
import { compile } from './language/compile.ts'
import { parseQuery } from './language/parse.ts'
import type { Documents, Runtime } from './language/runtime.ts'
import { rootScope } from './language/scope.ts'
import type { QueryAnswer, QueryJob } from './messages.ts'
import { serialise } from './serialise.ts'
import { createSourceMap } from './source-map/source-map.ts'
import { traceQuery } from './source-map/trace.ts'
import { recordReads } from './sync-tags.ts'
import { DATASET, PROJECT } from '../foundation/project.ts'

/** @throws QueryError where it cannot be answered */
export function runQuery(job: QueryJob, documents: Documents, budget: Budget): QueryAnswer {
  const reads = recordReads(documents)
  const runtime: Runtime = {
    documents: reads.documents,
    identity: job.identity,
    now: new Date(),
    projectId: PROJECT,
    dataset: DATASET,
    budget,
  }
  const tree = parseQuery(job.query, job.params)
  const evaluate = compile(tree, runtime)
  const { sourceMap } = job
  if (sourceMap === undefined) {
    const result = serialise(evaluate(rootScope(null)), runtime.budget)
    return { result, syncTags: reads.tags() }
  }
  const { value, origin } = traceQuery(tree, runtime)
  return {
    result: serialise(value, runtime.budget),
    syncTags: reads.tags(),
    resultSourceMap: JSON.stringify(createSourceMap(origin, sourceMap)),
  }
}
