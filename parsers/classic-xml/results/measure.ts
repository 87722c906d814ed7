/** A measure as it was taken from XML, before its names are settled. */
import type { Json } from '../../json/objects.js'

export interface Measure extends Json {
  title?: string
  paramType?: string
  dispersionType?: string
  classes?: readonly MeasureClass[]
}

export interface MeasureClass {
  title?: string | undefined
  categories?: readonly Category[]
}

interface Category {
  title?: string | undefined
  measurements?: readonly Measurement[]
}

export interface Measurement {
  groupId?: string
  value?: string
  spread?: string
  lowerLimit?: string
  upperLimit?: string
  comment?: string
}
