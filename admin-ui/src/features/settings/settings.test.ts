import { describe, expect, it } from 'vitest'
import type { Setting } from '../../api/schema'
import { descriptionsOf } from './descriptions'
import { groupOf, isCount, isShown, valueText } from './settings'

const setting = (more: Partial<Setting>): Setting => ({ key: 'region', value: 'us-east-1', origin: 'default', secret: false, changeable: false, ...more })

describe('the settings', () => {
  it('stand in a group each, new ones with upstream', () => {
    expect(['loadBalancingMode', 'postgres.tableName', 'models.aliases', 'logging.level', 'somethingNew'].map(groupOf)).toEqual(['routing', 'storage', 'models', 'server', 'upstream'])
  })

  it('are found by name and by value, secrets by name only', () => {
    expect(isShown(setting({}), 'all', 'EAST')).toBe(true)
    expect(isShown(setting({ key: 'apiKey', value: '***', secret: true }), 'all', '***')).toBe(false)
    expect(isShown(setting({ key: 'apiKey', value: '***', secret: true }), 'all', 'apik')).toBe(true)
  })

  it('are found by their description', () => {
    expect(isShown(setting({}), 'all', 'aws', 'AWS region of the upstream.')).toBe(true)
    expect(isShown(setting({}), 'all', 'azure', 'AWS region of the upstream.')).toBe(false)
  })

  it('have the descriptions of the schema, by path', () => {
    const schema = { description: 'All', properties: { region: { description: 'AWS region.' }, upstream: { properties: { retry: { description: 'Attempts.', properties: { floor: { description: 'At least.' } } } } } } }
    expect(Object.fromEntries(descriptionsOf(schema))).toEqual({ region: 'AWS region.', 'upstream.retry': 'Attempts.', 'upstream.retry.floor': 'At least.' })
  })

  it('are filtered by origin and by whether they change at once', () => {
    expect(isShown(setting({ origin: 'file' }), 'notDefault', '')).toBe(true)
    expect(isShown(setting({ origin: 'file' }), 'here', '')).toBe(false)
    expect(isShown(setting({ changeable: true }), 'atOnce', '')).toBe(true)
  })

  it('show lists and maps as text', () => {
    expect([valueText(['a', 'b']), valueText({ a: 1 }), valueText(null), valueText(false)]).toEqual(['a, b', '{"a":1}', '', 'false'])
  })

  it('take whole numbers from 0', () => {
    expect(['0', '14', '-1', '1.5', '', 'many'].map(isCount)).toEqual([true, true, false, false, false, false])
  })
})
