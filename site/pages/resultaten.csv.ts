/** All results as a table for a Dutch spreadsheet. */
import type { APIRoute } from 'astro'
import { resultsTable } from '../metadata/results-table.ts'

export const GET: APIRoute = ({ locals }) => resultsTable(locals.content, 'nl')
