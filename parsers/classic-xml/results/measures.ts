/** Where each part of a measure goes, at baseline and of an outcome alike. */
import { childrenOf } from '../../xml/element.js'
import { take, type Parts, type Read } from '../take.js'
import { denoms } from './denoms.js'
import { groupId } from './groups.js'

const measurement: Parts = {
  '@group_id': ['groupId', groupId],
  '@value': 'value',
  '@spread': 'spread',
  '@lower_limit': 'lowerLimit',
  '@upper_limit': 'upperLimit',
  '#': 'comment',
}

/** Until December 2016 a group without a value stood in the list all the same. */
const unlessEmpty: Read = (text, element) =>
  text === '' && element.attributes.value === undefined ? undefined : take(element, measurement)

const measurements: Parts = { measurement: ['measurements[]', unlessEmpty] }

/** Until December 2016 there were no classes: each category of then is a class of one category now. */
const classesOfCategories: Read = (_text, list) =>
  childrenOf(list, 'category').map((category) => {
    const { title, ...only } = take(category, { sub_title: 'title', measurement_list: measurements })
    return { ...(title !== undefined && { title }), categories: [only] }
  })

export const measureParts: Parts = {
  param: 'paramType',
  dispersion: 'dispersionType',
  units: 'unitOfMeasure',
  units_analyzed: 'denomUnitsSelected',
  analyzed_list: denoms,
  class_list: {
    class: [
      'classes[]',
      {
        title: 'title',
        analyzed_list: denoms,
        category_list: { category: ['categories[]', { title: 'title', measurement_list: measurements }] },
      },
    ],
  },
  category_list: ['classes', classesOfCategories],
}
