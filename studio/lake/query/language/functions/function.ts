/** The shape of a function, and the simple kind that only looks at the values of its arguments. */
import type { ExprNode } from 'groq-js'
import { QueryError } from '../query-error.ts'
import type { Compiler, Evaluate } from '../runtime.ts'

export type FunctionCompiler = (args: readonly ExprNode[], compiler: Compiler) => Evaluate

export type Functions = Readonly<Record<string, FunctionCompiler | undefined>>

/** @param work gets one value for each argument, null where it was left out */
export function ofValues(work: (...values: readonly unknown[]) => unknown): FunctionCompiler {
  return (args, { compile, runtime }) => {
    const values = args.map(compile)
    return (scope) => {
      runtime.budget.step()
      return work(...values.map((value) => value(scope)))
    }
  }
}

/** @throws QueryError where the number of arguments is another */
export function taking(count: number, name: string, compileFunction: FunctionCompiler): FunctionCompiler {
  return (args, compiler) => {
    if (args.length !== count)
      throw new QueryError('invalid', `${name}() takes ${count} argument${count === 1 ? '' : 's'}`)
    return compileFunction(args, compiler)
  }
}
