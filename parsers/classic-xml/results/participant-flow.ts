/** Where each part of the participant flow goes. */
import type { Parts } from '../take.js'
import { groupId, groups } from './groups.js'

const stats: Parts = { '@group_id': ['groupId', groupId], '@count': 'numSubjects', '#': 'comment' }

export const participantFlow: Parts = {
  recruitment_details: 'recruitmentDetails',
  pre_assignment_details: 'preAssignmentDetails',
  group_list: groups,
  period_list: {
    period: [
      'periods[]',
      {
        title: 'title',
        milestone_list: {
          milestone: [
            'milestones[]',
            { title: 'type', participants_list: { participants: ['achievements[]', stats] } },
          ],
        },
        drop_withdraw_reason_list: {
          drop_withdraw_reason: [
            'dropWithdraws[]',
            { title: 'type', participants_list: { participants: ['reasons[]', stats] } },
          ],
        },
      },
    ],
  },
}
