/**
 * Asset documents hold an absolute address, as hosted Sanity's do. When the lake comes to live at another one (another port, a
 * public name), the addresses follow at its start; their revision stays, because their content does.
 */
import type { DatabaseSync } from 'node:sqlite'
import { parseStored } from '../foundation/json.ts'
import type { IndexWriter } from '../store/index/index-writer.ts'

/**
 * @param url the lake's address, without a trailing slash
 * @param index undefined where it is yet to be made
 */
export function updateAssetUrls(database: DatabaseSync, url: string, index?: IndexWriter): void {
  const settled = database
    .prepare(
      `UPDATE documents SET body = json_set(body, '$.url', :url || '/' || json_extract(body, '$.path'))
       WHERE type IN ('sanity.imageAsset', 'sanity.fileAsset') AND json_extract(body, '$.path') IS NOT NULL
         AND json_extract(body, '$.url') IS NOT :url || '/' || json_extract(body, '$.path')
       RETURNING id, body`,
    )
    .all({ url })
  index?.write(settled.map(({ id, body }) => ({ id: String(id), result: parseStored(String(body)) })))
}
