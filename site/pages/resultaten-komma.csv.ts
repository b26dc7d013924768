/** All results as a table with commas between cells and points in numbers. */
import type { APIRoute } from 'astro'
import { resultsTable } from '../metadata/results-table.ts'

export const GET: APIRoute = ({ locals }) => resultsTable(locals.content, 'comma')
