/** Answers one query over the documents of a view: parse, compile, evaluate and, where it is asked for, trace. */
import type { Budget } from './language/budget.ts'
import { compile } from './language/compile.ts'
import { parseQuery } from './language/parse.ts'
import type { Documents, Runtime } from './language/runtime.ts'
import { rootScope } from './language/scope.ts'
import type { QueryAnswer, QueryJob } from './messages.ts'
import { LARGEST_ANSWER, LARGEST_UNKNOWN_ANSWER, serialise } from './serialise.ts'
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
  const most = job.role === undefined ? LARGEST_UNKNOWN_ANSWER : LARGEST_ANSWER
  if (sourceMap === undefined) {
    const result = serialise(evaluate(rootScope(null)), runtime.budget, most)
    return { result, syncTags: reads.tags() }
  }
  const { value, origin } = traceQuery(tree, runtime)
  return {
    result: serialise(value, runtime.budget, most),
    syncTags: reads.tags(),
    resultSourceMap: serialise(createSourceMap(origin, sourceMap), runtime.budget, most),
  }
}
