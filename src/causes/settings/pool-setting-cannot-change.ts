import { defineCause } from '../cause.ts';

export const poolSettingCannotChange = defineCause<{ poolId: string; setting: string }>({
  id: 'pool-setting-cannot-change',
  title: 'A setting that a user pool keeps for life was changed',
  shows: {
    type: 'InvalidParameterException',
    message: ({ poolId, setting }) => `${setting} of user pool ${poolId} cannot be changed once it exists.`,
  },
  means:
    'The description of the pools says something else of a pool than the pool was created with, and ' +
    'neither Cognito nor Lifeguard can change it later: how users are named, the letter case of ' +
    'usernames, or attributes of the schema that exist.',
  toldApart:
    'It comes when pools.yaml is applied, never from the API. The fact `setting` names what differs.',
  fix: 'Put the old value back, or give the pool a new id in pools.yaml so that a new pool is made.',
});
