/** Routes of the contract that the OpenAPI document does not have yet; each goes when the document has it. */
export interface PlannedPaths {
  '/api/admin/credentials/order': {
    put: {
      requestBody: { content: { 'application/json': { ids: readonly number[] } } }
      responses: { 200: { content: { 'application/json': { credentials: readonly unknown[] } } } }
    }
  }
  '/api/admin/credentials/actions': {
    post: {
      requestBody: { content: { 'application/json': { action: BulkAction; ids: readonly number[] } } }
      responses: { 200: { content: { 'application/json': BulkResult } } }
    }
  }
}

export type BulkAction = 'enable' | 'disable' | 'refresh' | 'reset' | 'remove'

export interface BulkResult {
  readonly done: number
  readonly failed: number
  readonly results: readonly { readonly id: number; readonly success: boolean; readonly code?: string | null; readonly message: string }[]
}
